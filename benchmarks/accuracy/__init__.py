"""Accuracy on labelled data: what `onrecord evaluate` tells, broken down, with intervals."""

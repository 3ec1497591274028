"""Training: declared workflows from labelled data to the weights in the package."""

"""How good a reading is, on labelled data, under match rules that are stated."""

"""The workflow of the statement reader: data, model, training, export."""

"""Questions: pure functions over readings. They read nothing and show nothing."""

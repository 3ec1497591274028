// What every page needs besides htmx. Pages work without it.

// A fragment that htmx puts in carries the secret of its forms itself; requests without a form bring it as a header.
document.addEventListener("htmx:configRequest", (event) => {
  const field = document.querySelector('input[name="form_token"]');
  if (field) event.detail.headers["X-Form-Token"] = field.value;
});

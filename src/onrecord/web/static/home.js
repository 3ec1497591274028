// The form that reads an article: files can be dropped on it, which the field for files takes as well without a script.

document.documentElement.classList.add("scripted");
for (const drop of document.querySelectorAll(".drop")) {
  const field = drop.querySelector('input[type="file"]');
  const over = (event) => { event.preventDefault(); drop.classList.add("over"); };
  drop.addEventListener("dragenter", over);
  drop.addEventListener("dragover", over);
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    field.form.requestSubmit();
  });
}

// reading takes seconds, the first one longer: say so
for (const form of document.querySelectorAll(".bring")) {
  const button = form.querySelector("button");
  const told = button.textContent;
  form.addEventListener("submit", () => { button.textContent = "Reading …"; button.setAttribute("aria-busy", "true"); });
  addEventListener("pageshow", () => { button.textContent = told; button.removeAttribute("aria-busy"); });
}

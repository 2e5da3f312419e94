// A script of a keeper's page: a button that copies the text above it. Without it the button stays hidden,
// and the text is held down and copied by hand.
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const field = button.closest('section')?.querySelector('textarea')
  if (!field) continue
  button.hidden = false
  button.addEventListener('click', () => {
    field.select()
    // On plain http, as in a hall, browsers withhold the clipboard; the old way works everywhere.
    if (document.execCommand('copy')) button.textContent = button.dataset.done ?? ''
  })
}

import { afterEach } from 'vitest'

// Files of a thread share their page. jsdom's page keeps the focus of an element that has been removed, and whether it has one
// decides what the client asks for.
afterEach(() => {
  // Some files have no page, and some a page of their own with little in it.
  const page = globalThis.document as Partial<Document> | undefined
  if (!page?.hasFocus?.()) return
  const last = document.body.appendChild(document.createElement('button'))
  last.focus()
  last.blur()
  last.remove()
})

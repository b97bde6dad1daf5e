/** Calls back when something comes to or leaves the documents and shadow roots that these elements are part of. */
export function watchPage(elements: Iterable<Element>, onChange: () => void): () => void {
  const roots = new Set<Node>([...elements].map((element) => element.getRootNode()))
  if (roots.size === 0) roots.add(document)
  const observer = new MutationObserver(onChange)
  for (const root of roots) observer.observe(root, { subtree: true, childList: true })
  return () => observer.disconnect()
}

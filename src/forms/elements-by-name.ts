/** The elements of a form on the page by the names of its fields, which they have as `name` or as `id`; shadow roots and frames included. */
export function elementsByName(names: readonly string[]): Map<string, HTMLElement[]> {
  const found = new Map<string, HTMLElement[]>()
  for (const root of rootsIn(document)) {
    for (const name of names) {
      const text = JSON.stringify(name)
      found.set(name, [...(found.get(name) ?? []), ...root.querySelectorAll<HTMLElement>(`[name=${text}], [id=${text}]`)])
    }
    if ([...found.values()].every(({ length }) => length > 0)) break
  }
  return ofOneForm(found)
}

/** Another form may have a field of the same name: the one with most of the names is meant. */
function ofOneForm(found: ReadonlyMap<string, HTMLElement[]>): Map<string, HTMLElement[]> {
  const counts = new Map<Element | null, number>()
  for (const elements of found.values()) {
    for (const form of new Set(elements.map(formOf))) counts.set(form, (counts.get(form) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  const meant = [...counts].find(([, count]) => count === most)?.[0]
  return new Map([...found].map(([name, elements]) => [name, elements.filter((element) => formOf(element) === meant)]))
}

const formOf = (element: Element): Element | null => element.closest('form')

/** The document, then what is within its open shadow roots and the frames of the same origin. */
function* rootsIn(root: Document | ShadowRoot): Generator<Document | ShadowRoot> {
  yield root
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot ?? (element as Partial<HTMLIFrameElement>).contentDocument
    if (inner) yield* rootsIn(inner)
  }
}

/** Sorts elements in the order of the page, shadow roots and frames included; what is not there comes last. */
export function comparePageOrder(a: Element | undefined, b: Element | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b)
  if (a === b) return 0
  if (a.getRootNode() === b.getRootNode()) return isBefore(a, b) ? -1 : 1
  const [hostsOfA, hostsOfB] = [withHosts(a), withHosts(b)]
  const level = hostsOfA.findIndex((host, at) => host !== hostsOfB[at])
  const [hostOfA, hostOfB] = [hostsOfA[level], hostsOfB[level]]
  if (!hostOfA || !hostOfB) return hostsOfA.length - hostsOfB.length
  return isBefore(hostOfA, hostOfB) ? -1 : 1
}

const isBefore = (a: Element, b: Element): boolean => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING)

/** The element and what holds each shadow root and frame around it, from the page inwards. */
function withHosts(element: Element): Element[] {
  const root = element.getRootNode() as Partial<ShadowRoot> & Partial<Document>
  const host = root.host ?? root.defaultView?.frameElement
  return host ? [...withHosts(host), element] : [element]
}

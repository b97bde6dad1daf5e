/** From where on a page has to hear of changes, by what it shows: each cached read's `X-Lisa-Live`. */
export const livePositions = (): WeakMap<object, string> => new WeakMap()

/** The `X-Lisa-Live` of each cached read: a page that shows the read needs all changes after that position. */
export const livePositions = (): WeakMap<object, string> => new WeakMap()

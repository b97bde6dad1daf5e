/** What reads of this page have failed with. An error of another make came from elsewhere, such as from a server that rendered. */
export const ownErrors = (): WeakSet<object> => new WeakSet()

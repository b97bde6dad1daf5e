/** Tells a developer when a browser hides the headers that waits are read from. Gives whether it did. */
export function warnOfHiddenHeaders({ type, headers }: Response): boolean {
  const isHidden = type === 'cors' && !headers.has('retry-after') && !headers.has('x-ratelimit-remaining')
  if (process.env.NODE_ENV === 'production' || !isHidden) return false
  // biome-ignore lint/suspicious/noConsole: only in development, where nothing else would say why waits are long
  console.warn(
    'lisa-query: LiSA answered 429 from another origin, and its headers are hidden, so waits are guessed. Have the server send `Access-Control-Expose-Headers: Retry-After, X-RateLimit-Remaining`, or go through a proxy on your own origin.',
  )
  return true
}

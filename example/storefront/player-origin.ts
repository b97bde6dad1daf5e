/**
 * Where the player is served from. LiSA's is on an origin of its own; here it is the same server under another name, since
 * browsers take every name under `localhost` for this machine. On a static host, which has one name, it is the page's own.
 */
export function playerAddress(showId: string): string {
  const { hostname, href } = location
  const address = new URL('player.html', href.replace(/#.*/, ''))
  if (hostname === 'localhost' || hostname === '127.0.0.1') address.hostname = 'player.localhost'
  address.searchParams.set('show', showId)
  return address.href
}

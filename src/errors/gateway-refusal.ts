/**
 * Why the package's gateway answered for itself, without LiSA's answer: `not-listed` is no address of its list, `method` no method of
 * that address, `cross-site` a write that does not come from the shop's own pages, `sign-in` and `not-allowed` what `allow` said,
 * `query`, `header` and `body` what does not fit, and `broken` a bug in it or in what it calls.
 */
export type GatewayRefusal =
  | 'not-listed'
  | 'method'
  | 'cross-site'
  | 'sign-in'
  | 'not-allowed'
  | 'query'
  | 'header'
  | 'body'
  | 'broken'

/** Whether it is the lower-case hex HMAC-SHA256 over exactly these bytes. */
export async function isSignedWith(secret: string, signature: string, bytes: ArrayBuffer): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/.test(signature)) return false
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['verify'])
  const expected = Uint8Array.from(signature.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
  return crypto.subtle.verify(algorithm, key, expected, bytes)
}

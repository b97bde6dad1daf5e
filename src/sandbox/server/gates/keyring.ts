import type { KeyOptions } from '../options.ts'

/** The keys that the sandbox knows. */
export interface Keyring {
  /** The key in an `Authorization` header, `ApiKey …` or `Bearer …`, known or not. */
  keyIn(authorization: string | null): string | undefined
  /** Whether it is known and has not expired. */
  isValid(key: string | undefined): key is string
  /** Whether it may do what takes this scope, or all of several with spaces between them; what takes none is open to every key. */
  allows(key: string, scope: string | undefined): boolean
  add(key: string, options: KeyOptions): void
  expire(key: string): void
}

export function createKeyring(known: Readonly<Record<string, KeyOptions>>): Keyring {
  const scopesOf = new Map(Object.entries(known).map(([key, { scopes }]) => [key, scopes]))
  return {
    keyIn: (authorization) => /^(?:ApiKey|Bearer)\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1],
    isValid: (key): key is string => key !== undefined && scopesOf.has(key),
    allows: (key, scope) => (scope?.split(' ') ?? []).every((one) => scopesOf.get(key)?.some((granted) => covers(granted, one))),
    add: (key, { scopes }) => void scopesOf.set(key, scopes),
    expire: (key) => void scopesOf.delete(key),
  }
}

function covers(granted: string, scope: string): boolean {
  if (granted === '*' || granted === scope) return true
  return granted.startsWith('*:') && scope.endsWith(granted.slice(1))
}

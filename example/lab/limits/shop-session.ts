import { useSyncExternalStore } from 'react'

/** Who is signed in at the shop, and the key that its server gave for LiSA. */
interface ShopSession {
  name: string
  key: string
}

const place = 'lisa-query-example session'
const listeners = new Set<() => void>()
let current = stored()
/** The key of whoever has left. */
let left: string | undefined

/** Calls back when another tab of this browser has signed in, signed out, or renewed the key. */
export const onNews = (hear: () => void): void => addEventListener('storage', hear)
onNews(() => keep(stored()))

/** The whole `Authorization` header; `undefined` while nobody is signed in. */
export const authorization = (): string | undefined => {
  // Read afresh: another tab may have renewed the key, and its news arrives later than what it stored.
  const session = stored()
  return session && session.key !== left ? `ApiKey ${session.key}` : undefined
}

/** Signs in; resolves once the key is there for all tabs. */
export async function signInAs(name: string): Promise<void> {
  await ask('/api/session', JSON.stringify({ name }))
}

/** Trades the key for a fresh one; rejects where the shop knows of no session any more. */
export async function refresh(): Promise<void> {
  if (!current) throw new Error('Nobody is signed in')
  await ask('/api/session/refresh')
}

/** This browser forgets who was here. */
export function forget(): void {
  localStorage.removeItem(place)
  forgetHere()
}

/** This tab forgets who was here, although the other tab's change of what is stored may arrive a moment later. */
export function forgetHere(): void {
  left = current?.key ?? left
  keep(undefined)
}

/** The name of whoever is signed in. */
export const useName = (): string | undefined => useSyncExternalStore(subscribe, () => current?.name)

async function ask(path: string, body = ''): Promise<void> {
  const answer = await fetch(path, { method: 'POST', body, headers: credential() })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  const session = await answer.json()
  localStorage.setItem(place, JSON.stringify(session))
  keep(session)
}

/** Steers the LiSA account of whoever is signed in: the sandbox's control routes, or the shop's. */
export async function steer(path: string, signal: AbortSignal | null = null): Promise<void> {
  await fetch(path, { method: 'POST', headers: credential(), signal })
}

function credential(): Record<string, string> {
  const value = authorization()
  return value === undefined ? {} : { authorization: value }
}

function stored(): ShopSession | undefined {
  return JSON.parse(localStorage.getItem(place) ?? 'null') ?? undefined
}

function keep(session: ShopSession | undefined): void {
  current = session
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

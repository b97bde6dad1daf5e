/** An answer as the cache keeps it. Only public answers are kept. */
export interface StoredAnswer {
  status: number
  body: string
  contentType: string
  etag: string
  /** When LiSA was asked, in epoch milliseconds of the store's clock. */
  askedAt: number
  /** How many writes the store had counted then. */
  writesBefore: number
  /** The same two by this instance's own store, where the shared one has one beside it. */
  own?: OwnMark | undefined
}

/** A moment by the clock and the count of this instance's own store. */
export interface OwnMark {
  now: number
  writes: number
  /** Whether the shared store could not be reached then. */
  isAlone: boolean
}

/** What a store knows of a key. Times are epoch milliseconds of the store's own clock, which all instances share. */
export interface StoreRead {
  answer: StoredAnswer | undefined
  now: number
  /** How many writes it has counted so far. */
  writes: number
  /** The number of the last write that touched one of the key's paths; 0 for none. */
  touched: number
  /** `false` where the store has not heard of this instance: it is new, or the store was emptied. */
  isKnown?: boolean | undefined
  /** Where no answer is kept: for how many visitors it was read in the last seconds, over all instances, where the store counts them. */
  visitors?: number | undefined
  own?: OwnMark | undefined
}

/** Why the gateway asks LiSA: a private call, a refresh of the cache, or a cache miss. Each has its share of the key's limit. */
export type Share = 'private' | 'refresh' | 'miss'

/** How many visitors want a read that is not cached, and how many such reads wait. */
export interface MissDemand {
  /** How many visitors have asked for it in the last seconds. */
  visitors: number
  /** How many such reads wait in this instance, itself included; absent while that is not known. */
  waiting?: number | undefined
}

/** A request for leave to ask LiSA once. Times are milliseconds. */
export interface Reservation {
  share: Share
  limit: number
  window: number
  /** The less of the window is left, the more visitors have to want a miss. A miss without a demand goes wherever there is room. */
  demand?: MissDemand | undefined
  /** What this instance has sent in this window: a store that was emptied learns of it again. */
  sent?: readonly SentRequest[] | undefined
  /** Names the request, so that it counts once however often the store is told of it. */
  id?: string | undefined
}

/** A request that went to LiSA. */
export interface SentRequest {
  id: string
  share: Share
  /** How long ago, in milliseconds. */
  age: number
}

/** What the instances of a gateway share. A method that rejects means that the store cannot be reached. */
export interface GatewayStore {
  /** Reads an answer, and whether writes have touched one of its paths since; for a visitor, or to look whether it is there by now. */
  read(key: string, paths: readonly string[], isForVisitor?: boolean): Promise<StoreRead>
  /** Keeps an answer for this many milliseconds. */
  write(key: string, answer: StoredAnswer, milliseconds: number): Promise<void>
  /** Counts a write: answers below these paths that were asked for before are not served any more. Returns its number. */
  touch(paths: readonly string[]): Promise<number>
  /** Whether this instance has got the lock of the key, which ends after this many milliseconds. */
  lock(key: string, milliseconds: number): Promise<boolean>
  /** Makes a lock of this instance last this many milliseconds from now. A store without it gets locks that last as long as LiSA may take. */
  renew?(key: string, milliseconds: number): Promise<void>
  unlock(key: string): Promise<void>
  /** Takes one request of the window: 0 when it may go, else how many milliseconds to wait before asking again. */
  reserve(reservation: Reservation): Promise<number>
  /** LiSA said how many requests are left: others that use the key count, too. */
  correct(remaining: number, reservation: Omit<Reservation, 'share'>): Promise<void>
  /** No instance asks LiSA for this many milliseconds. */
  pause(milliseconds: number): Promise<void>
  /** How much of the window is used, from 0 to 1. */
  usage(reservation: Omit<Reservation, 'share'>): Promise<number>
  /** Tells the store that this instance runs; returns how many do. They share the limit while the store cannot be reached. */
  announce?(): Promise<number>
  /** Tells all instances, this one too. */
  publish(message: string): Promise<void>
  /** Calls back with what any instance tells; returns a function that stops it. */
  subscribe(listener: (message: string) => void): Promise<() => void>
  /** Ends all subscriptions, for the application to call: a gateway ends its own alone. The application's own client stays open. */
  close(): Promise<void>
}

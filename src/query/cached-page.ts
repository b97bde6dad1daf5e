import type { Endpoint } from '../client/endpoint.ts'

interface CachedPage {
  answer: unknown
  link: string | undefined
}

/** A page of a list as the cache keeps it: with the link to the next one, which is not part of the answer, where its endpoint reads it. */
export const pageToCache = ({ pages }: Endpoint, answer: unknown, link?: string): unknown =>
  pages?.usesLink ? { answer, link } : answer

/** The answer and the link of a page in the cache. */
export const readCachedPage = ({ pages }: Endpoint, page: unknown): CachedPage =>
  pages?.usesLink ? (page as CachedPage) : { answer: page, link: undefined }

import { createProduct, type LisaErrorOf } from 'lisa-query'
import { answering, failureOf } from '../../client/answering.ts'

/** What a write rejects with when LiSA answers it with 422 and this body. */
export async function invalid(text: string, contentType = 'application/json'): Promise<LisaErrorOf<'invalid'>> {
  const { client } = answering(() => new Response(text, { status: 422, headers: { 'content-type': contentType } }))
  const error = await failureOf(client.request(createProduct, { body: { title: {} } }))
  if (error.kind !== 'invalid') throw error
  return error
}

'use server'

import { createShow, isLisaError, type LisaErrorJSON, updateShow } from 'lisa-query/core'
import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { isSecret, teamCookie, teamToken } from '../../../../lisa/team'
import { teamClient } from '../../../../lisa/team-client'

/** What has become of a form: whether it is saved, or why not. */
export interface Saved {
  isSaved: boolean
  /** Plain JSON: React sends nothing else, and takes its message from an error that is thrown. */
  error?: LisaErrorJSON
  /** What was typed, for a page that comes anew, without JavaScript. */
  typed?: Record<'title' | 'description', string>
}

export async function saveShow(_before: Saved, form: FormData): Promise<Saved> {
  const lisa = await teamClient()
  const typed = { title: `${form.get('title')}`, description: `${form.get('description')}` }
  const body = { title: { '*': typed.title }, description: { '*': typed.description } }
  try {
    const id = form.get('id')
    await (id ? lisa.request(updateShow, { id: `${id}`, body }) : lisa.request(createShow, { body }))
    refresh()
    return { isSaved: true, typed }
  } catch (error) {
    if (isLisaError(error)) return { isSaved: false, error: error.toJSON(), typed }
    throw error
  } finally {
    lisa.dispose()
  }
}

/** What has become of a sign-in. */
export type SignedIn = 'not yet' | 'refused' | 'signed in'

/** Signs in by a cookie. */
export async function signIn(_before: SignedIn, form: FormData): Promise<SignedIn> {
  const isRefused = !isSecret(`${form.get('password')}`, process.env.TEAM_PASSWORD ?? '')
  const options = { httpOnly: true, sameSite: 'lax', secure: process.env.NODE_ENV === 'production', path: '/' } as const
  if (!isRefused) (await cookies()).set(teamCookie, teamToken(), options)
  return isRefused ? 'refused' : 'signed in'
}

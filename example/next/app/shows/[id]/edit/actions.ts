'use server'

import { isLisaError, type LisaErrorJSON, updateShow } from 'lisa-query/core'
import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { isSecret, teamCookie, teamToken } from '../../../../lisa/team'
import { teamClient } from '../../../../lisa/team-client'

/** What has become of a form: whether it is saved, or why not. */
export interface Saved {
  isSaved: boolean
  /** Plain JSON: React sends nothing else, and takes its message from an error that is thrown. */
  error?: LisaErrorJSON
}

export async function saveShow(_before: Saved, form: FormData): Promise<Saved> {
  const lisa = await teamClient()
  const body = { title: { '*': `${form.get('title')}` }, description: { '*': `${form.get('description')}` } }
  try {
    await lisa.request(updateShow, { id: `${form.get('id')}`, body })
    refresh()
    return { isSaved: true }
  } catch (error) {
    if (isLisaError(error)) return { isSaved: false, error: error.toJSON() }
    throw error
  } finally {
    lisa.dispose()
  }
}

/** Signs in by a cookie; gives whether that was refused. */
export async function signIn(form: FormData): Promise<boolean> {
  const isRefused = !isSecret(`${form.get('password')}`, process.env.TEAM_PASSWORD ?? '')
  const options = { httpOnly: true, sameSite: 'lax', secure: process.env.NODE_ENV === 'production', path: '/' } as const
  if (!isRefused) (await cookies()).set(teamCookie, teamToken(), options)
  return isRefused
}

import { create } from 'zustand'
import { queryClient } from '../../lisa.ts'
import { authorization } from '../../session.ts'
import { lisa } from '../lisa.ts'

/** What can be made to go wrong in a widget. */
export interface Failure {
  label: string
  /** What happens to the widget's next requests; without one, the widget itself throws. */
  incident?: object
  /** The reads that meet it, by the first segment of their path. */
  reads?: string
}

const read = (path: string, reads: string): Failure[] => [
  { label: 'LiSA answers 503', incident: { status: 503, method: 'GET', path, times: 3 }, reads },
  { label: '403, scope missing', incident: { status: 403, method: 'GET', path }, reads },
]
const write = (method: string, path: string): Failure[] => [
  { label: 'The next write meets 503', incident: { status: 503, method, path } },
  { label: 'The next write is cut off', incident: { drop: true, applied: true, method, path } },
]

const byWidget: Readonly<Record<string, readonly Failure[]>> = {
  shows: [...read('/shows', 'shows'), ...write('POST', '/shows*')],
  editor: [...read('/products/*', 'products'), ...write('PATCH', '/products/*')],
  updates: [
    { label: 'LiSA answers 503', incident: { status: 503, method: 'POST', path: '/plugin-notifications/*' } },
    { label: '403, scope missing', incident: { status: 403, method: 'POST', path: '/plugin-notifications/*' } },
  ],
  quota: [
    {
      label: 'LiSA answers 429',
      incident: { status: 429, retryAfter: '5', method: 'GET', path: '/channels' },
      reads: 'channels',
    },
  ],
  channels: read('/channels', 'channels'),
}

/** The widgets that throw in render. */
export const useThrowing = create<{ names: readonly string[] }>(() => ({ names: [] }))

/** What this widget's menu offers. */
export const failuresOf = (name: string): readonly Failure[] => [...(byWidget[name] ?? []), { label: 'Throw in render' }]

/** Lets it happen: tells the sandbox, and has the widget read again. */
export async function fail(name: string, { incident, reads }: Failure): Promise<void> {
  if (!incident) {
    useThrowing.setState(({ names }) => ({ names: [...names, name] }))
    return
  }
  await tell('next', incident)
  if (reads) await queryClient.invalidateQueries({ queryKey: [lisa.key, reads] })
}

/** The widget does not throw any more. */
export const stopThrowing = (name: string): void =>
  useThrowing.setState(({ names }) => ({ names: names.filter((one) => one !== name) }))

/** Takes back whatever has not happened yet. */
export async function recover(): Promise<void> {
  await tell('clear')
  await queryClient.invalidateQueries()
}

async function tell(what: string, body: object = {}): Promise<void> {
  const headers = { authorization: (await authorization()) ?? '', 'content-type': 'application/json' }
  await fetch(`/api/lisa/__sandbox/${what}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

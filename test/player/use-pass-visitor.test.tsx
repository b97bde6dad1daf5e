// @vitest-environment jsdom
import { act, cleanup } from '@testing-library/react'
import { useLisaPlayer, usePassVisitor } from 'lisa-query/player'
import type { ReactElement } from 'react'
import { afterEach, expect, test } from 'vitest'
import { onFakeTime } from '../support/react.tsx'
import { playerOrigin, postedTo, voiceOf } from './frame.ts'
import { showing } from './showing.tsx'

onFakeTime()
afterEach(cleanup)

const origins = [playerOrigin]

function Watched({ visitor }: { visitor: { id: string; displayName?: string } | undefined }): ReactElement {
  const player = useLisaPlayer({ origins })
  const { isPassed, error } = usePassVisitor(player, visitor)
  return (
    <>
      <iframe ref={player.ref} title="Player" />
      <p>{isPassed ? 'known' : (error?.kind ?? 'unknown')}</p>
    </>
  )
}

test('the player is told who watches, after consent, once, and again after it has loaded anew', async () => {
  const { show, listen, posted, acknowledge, getByText } = showing(<Watched visitor={undefined} />)
  act(listen)
  expect(posted).toEqual([])
  show(<Watched visitor={{ id: '7', displayName: 'Mia' }} />)
  show(<Watched visitor={{ id: '7', displayName: 'Mia' }} />)
  expect(posted.map(({ message }) => message)).toMatchObject([
    { messageType: 'lsc:visitor:pass-user-context', id: '7', displayName: 'Mia' },
  ])
  await act(async () => acknowledge())
  expect(getByText('known')).toBeTruthy()
  act(listen)
  expect(posted).toHaveLength(2)
  show(<Watched visitor={undefined} />)
  act(listen)
  expect(posted).toHaveLength(2)
  expect(getByText('unknown')).toBeTruthy()
})

test('what the player says against it is a state', async () => {
  const { listen, say, posted, getByText } = showing(<Watched visitor={{ id: '' }} />)
  act(listen)
  await act(async () =>
    say({ messageType: 'lsc:app:message:error', error: { messageId: posted[0]?.message.messageId, message: 'no id' } }),
  )
  expect(getByText('bad-request')).toBeTruthy()
})

test('at the end of the session the visitor is forgotten, until somebody signs in', async () => {
  const { stub, container, frame } = showing(<Watched visitor={{ id: '7' }} />)
  const { client } = stub
  act(() => client.session.end())
  const next = container.querySelector('iframe') as HTMLIFrameElement
  expect(next).not.toBe(frame)
  const posted = postedTo(next)
  const { listen } = voiceOf(next, posted)
  act(listen)
  expect(posted).toEqual([])
  act(() => client.session.start())
  act(listen)
  expect(posted).toHaveLength(1)
})

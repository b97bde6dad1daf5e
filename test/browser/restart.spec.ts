import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { APIRequestContext } from '@playwright/test'
import type { LoggedRequest } from 'lisa-query/sandbox'
import { freePort } from '../support/free-port.ts'
import { expect, test } from './test.ts'

let server: ChildProcess | undefined

test.afterEach(() => kill())

test('a server that dies in the middle of a write: the outcome is unknown, Check shows the truth, nothing goes twice', async ({
  page,
  request,
}) => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  await start(port, request)
  await page.goto(`/#/lab/unknown?${new URLSearchParams({ api: `${address}/v2`, incident: 'latency=60000' })}`)
  const state = page.locator('[data-part="state"] [data-kind]')
  const truth = page.getByRole('region', { name: /^The newest/ }).getByRole('listitem')
  await page.getByRole('button', { name: 'Send the request' }).click()
  await expect(truth).toHaveCount(4)
  await expect.poll(async () => writes(await seenAt(address, request))).toHaveLength(1)
  await kill()

  await expect(state.locator('.lisa-title')).toHaveText('This service cannot be reached')
  await expect(state).toContainText('It may have been saved or not')
  await expect(state.getByRole('button')).toHaveText(['Check', 'Send again'])

  await start(port, request)
  await state.getByRole('button', { name: 'Check' }).click()
  await expect.poll(() => seenAt(address, request)).toMatchObject([{ method: 'GET', path: '/products', status: 200 }])
  await expect(truth).toHaveCount(4)
  await expect(truth.filter({ hasText: 'Hand-forged bread knife' })).toHaveCount(0)
  await expect(state.getByRole('button', { name: 'Send again' })).toBeEnabled()
  expect(writes(await seenAt(address, request))).toEqual([])

  await state.getByRole('button', { name: 'Send again' }).click()
  await expect(state.locator('.lisa-title')).toHaveText('Created: Hand-forged bread knife')
  await expect(truth.first()).toHaveText('Hand-forged bread knife')
  expect(writes(await seenAt(address, request))).toMatchObject([{ path: '/products', status: 201 }])
})

const writes = (requests: readonly LoggedRequest[]): LoggedRequest[] => requests.filter(({ method }) => method === 'POST')

async function seenAt(address: string, request: APIRequestContext): Promise<LoggedRequest[]> {
  return (await (await request.get(`${address}/__sandbox/requests`)).json()).requests
}

/** `npm run sandbox` as a process of its own; resolves once it answers. */
async function start(port: number, request: APIRequestContext): Promise<void> {
  server = spawn(process.execPath, ['--import', 'tsx', 'test/support/sandbox-server.ts', `${port}`], { stdio: 'ignore' })
  const isUp = (): Promise<boolean> =>
    request.get(`http://127.0.0.1:${port}/__sandbox/requests`).then(
      (answer) => answer.ok(),
      () => false,
    )
  await expect.poll(isUp).toBe(true)
}

async function kill(): Promise<void> {
  if (!server || server.signalCode !== null || server.exitCode !== null) return
  server.kill('SIGKILL')
  await once(server, 'exit')
}

import { Agent, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { DeviceTime } from './device-time.ts'
import { type Flight, flightHeader, replayHeader, type Traffic } from './traffic.ts'
import type { Fault, Verdict } from './verdict.ts'

/** A proxy that does to each request what its verdict says. */
export interface Storm {
  /** Without a slash at the end. */
  url: string
  /** What happened how often. */
  readonly counts: Map<string, number>
  /** The flights of which LiSA has got a copy more than the client sent. */
  readonly replayed: ReadonlySet<number>
  /** Cuts every connection, as a sleeping computer finds it on waking. */
  cutAll(): void
  close(): void
}

interface Answer {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

interface Options {
  time: DeviceTime
  traffic: Traffic
  verdictFor: (flight: Flight) => Verdict
  /** While it is true, no connection is accepted. */
  isOut: () => boolean
  target: string
}

/** Puts a proxy before this server. */
export async function raiseStorm({ time, traffic, verdictFor, isOut, target }: Options): Promise<Storm> {
  const agent = new Agent({ keepAlive: true })
  const counts = new Map<string, number>()
  const replayed = new Set<number>()
  const sockets = new Set<Socket>()
  let lastThere = 0
  let lastBack = 0
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1)

  const forward = (incoming: IncomingMessage, body: Buffer, isReplay: boolean): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { host: _, connection: __, ...headers } = incoming.headers
      const replay = isReplay && { [replayHeader]: '1' }
      const { url = '', method } = incoming
      const outgoing = send(target + url, { agent, method, headers: { ...headers, ...replay } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }))
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })

  const handle = async (incoming: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> => {
    const id = Number(incoming.headers[flightHeader])
    const flight = traffic.open(id)
    if (!flight) return void response.destroy()
    if (isOut()) {
      count('no connection')
      return void cut(response)
    }
    const verdict = verdictFor(flight)
    const { fault } = verdict
    if (fault) count(fault)
    /** Waits on the network: nothing moves, and the client may give up. */
    const hold = async (milliseconds: number): Promise<void> => {
      traffic.mark(id, 'still')
      await new Promise<void>((resolve) => time.after(milliseconds, resolve, 'outside'))
      traffic.mark(id, 'moving')
    }
    await hold(verdict.there)
    if (fault === 'cut before it arrived') return void cut(response)
    const refused = fault && early[fault]?.(verdict, incoming)
    if (refused) {
      await hold(verdict.back)
      return void write(response, refused)
    }
    if (id < lastThere) count('overtaken on the way there')
    lastThere = Math.max(lastThere, id)
    let answer = await forward(incoming, body, false)
    if (fault === 'sent twice') {
      replayed.add(id)
      const second = await forward(incoming, body, true)
      // A write that was made must not be answered with the refusal of its copy: no client could know better.
      if (verdict.detail < 0.5 && second.status === answer.status) answer = second
    }
    if (fault === 'never answered') return void traffic.mark(id, 'still')
    await hold(verdict.back)
    if (!traffic.open(id)) count('given up before the answer')
    if (id < lastBack) count('overtaken on the way back')
    lastBack = Math.max(lastBack, id)
    if (fault === 'cut before the answer') return void cut(response)
    if (fault === 'truncated') return void truncate(response, answer, verdict.detail)
    if (fault === 'stalled body') {
      begin(response, answer, Math.floor(answer.body.length / 2))
      await hold(500 + 30_000 * verdict.detail)
      return void response.end(answer.body.subarray(Math.floor(answer.body.length / 2)))
    }
    write(response, (fault && late[fault]?.(verdict, answer)) ?? answer)
  }

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      handle(incoming, response, Buffer.concat(chunks)).catch(() => cut(response))
    })
    response.on('error', () => undefined)
  })
  // Node would close idle connections after real seconds.
  server.keepAliveTimeout = 0
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    replayed,
    cutAll: () => {
      for (const socket of sockets) socket.destroy()
    },
    close() {
      server.closeAllConnections()
      server.close()
      agent.destroy()
    },
  }
}

const cut = (response: ServerResponse): void => void response.socket?.destroy()

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  const { connection: _, 'transfer-encoding': __, 'keep-alive': ___, ...rest } = headers
  response.writeHead(status, { ...rest, 'content-length': body.length })
  response.end(body)
}

/** Writes the head, whose length is that of the whole, and the first bytes. */
function begin(response: ServerResponse, { status, headers, body }: Answer, bytes: number, done?: () => void): void {
  const { connection: _, 'transfer-encoding': __, 'keep-alive': ___, ...rest } = headers
  response.writeHead(status, { ...rest, 'content-length': body.length })
  response.flushHeaders()
  response.write(body.subarray(0, bytes), () => done?.())
}

function truncate(response: ServerResponse, answer: Answer, share: number): void {
  begin(response, answer, Math.floor(answer.body.length * share), () => cut(response))
}

const page = (status: number, text: string, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: Buffer.from(`<!doctype html><title>Gateway</title><p>${text}</p>`),
})

/** What is answered before LiSA has got the request. */
const early: { [Name in Fault]?: (verdict: Verdict, incoming: IncomingMessage) => Answer } = {
  'refused with 503': ({ detail }) => page(503, 'Busy', detail < 0.5 ? { 'retry-after': String(Math.ceil(detail * 60)) } : {}),
  // As a proxy does that shows what it could not hand on.
  'credential echoed': ({ detail }, { headers, method, url }) => {
    const text = JSON.stringify({ errors: `${method} ${url}: ${headers.authorization}`, headers })
    const body = Buffer.from(detail < 0.5 ? text : text.replace(/-/g, '\\u002d'))
    return { status: 400, headers: { 'content-type': 'application/json' }, body }
  },
}

/** What becomes of LiSA's answer. */
const late: { [Name in Fault]?: (verdict: Verdict, answer: Answer) => Answer } = {
  garbled: ({ detail }, { body, ...answer }) => {
    const bytes = Buffer.from(body)
    for (let at = 0; at < bytes.length; at += 7 + Math.floor(detail * 40)) bytes[at] = (bytes[at] ?? 0) ^ 0x55
    return { ...answer, body: bytes }
  },
  'another page instead': () => page(200, 'Sign in to the guest network'),
  '500, 502 or 504 after it arrived': ({ detail }) => page([500, 502, 504][Math.floor(detail * 3)] ?? 500, 'No answer'),
}

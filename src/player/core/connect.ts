import type { PlayerConnection } from './connection.ts'
import { createLife, type Life } from './life.ts'
import type { PlayerMessage } from './messages.ts'
import { configure, type LisaPlayerOptions } from './options.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { otherSpelling, readMessage } from './read-message.ts'
import { createReceivers } from './receivers.ts'

/**
 * Connects the page with the player in this frame; connect before the frame has loaded, since a player says only once that it
 * listens. A message counts if it comes from this very frame and from one of the `origins`. Throws a `TypeError` that
 * names the option at fault.
 * @see https://docs.hello-lisa.com/developers/guides/player-communication/message-api-reference
 */
export function connectLisaPlayer(frame: HTMLIFrameElement, options: LisaPlayerOptions): PlayerConnection {
  const config = configure(options)
  const page = frame.ownerDocument?.defaultView ?? window
  const receivers = createReceivers()
  const life = createLife(config.clock, config.aliveTimeout, receivers.tellState)
  const outbox = createOutbox(config, (message, origin) => frame.contentWindow?.postMessage(message, origin))
  let clockDriftInMs = 0

  const receive = ({ data, origin, source }: MessageEvent): void => {
    // `sender` is a word that anybody can write; these two are the browser's.
    if (!source || source !== frame.contentWindow || !config.origins.has(origin)) return
    life.receive()
    const message = readMessage(data, page.document.baseURI)
    if (!message) {
      receivers.tellUnknown(data)
      return
    }
    if (message.clockDriftInMs !== undefined && message.clockDriftInMs !== clockDriftInMs) {
      clockDriftInMs = message.clockDriftInMs
      receivers.tellState()
    }
    applyToConnection(message, origin, life, outbox)
    receivers.tell(message, otherSpelling(message))
  }

  const load = (): void => {
    // What a frame holds before it has an address is no player yet.
    if (!life.isReady && frame.contentDocument?.URL === 'about:blank') return
    const wasReady = life.isReady
    life.load()
    if (wasReady && !life.isReady) outbox.close()
  }

  page.addEventListener('message', receive)
  frame.addEventListener('load', load)
  return {
    on: receivers.on,
    onMessage: receivers.onMessage,
    onUnknown: receivers.onUnknown,
    subscribe: receivers.subscribe,
    send: outbox.add,
    get isReady() {
      return life.isReady
    },
    get isAlive() {
      return life.isAlive
    },
    get clockDriftInMs() {
      return clockDriftInMs
    },
    disconnect() {
      page.removeEventListener('message', receive)
      frame.removeEventListener('load', load)
      receivers.clear()
      outbox.stop()
      life.stop()
    },
  }
}

/** Applies a message to the connection itself: an acknowledgement, a refusal, or that the player listens. */
function applyToConnection(message: PlayerMessage, origin: string, life: Life, outbox: Outbox): void {
  if (message.messageType === 'lsc:app:message:acknowledge') outbox.acknowledge(message.messageId)
  if (message.messageType === 'lsc:app:message:error') {
    outbox.refuse(message.messageId ?? message.error.messageId, message.error)
  }
  if (message.messageType === 'lsc:app:listen') {
    life.listen()
    outbox.open(origin)
  }
}

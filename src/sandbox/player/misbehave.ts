import type { Protocol } from './protocol.ts'

/** What the player can be made to do wrong: `?misbehave=silence,shapes`. */
export type Misbehaviour = 'forged-frame' | 'forged-origin' | 'silence' | 'flood' | 'shapes' | 'reload'

/** Whether an address may ask for this misbehaviour; a reload would repeat for ever. */
export const isMisbehaviour = (how: string): how is Misbehaviour => how !== 'reload' && Object.hasOwn(wrongs, how)

/** Does it, now. */
export function misbehave(how: Misbehaviour, protocol: Protocol, page: Window): void {
  wrongs[how](protocol, page)
}

const wrongs: Record<Misbehaviour, (protocol: Protocol, page: Window) => void> = {
  'forged-frame': (_, page) => forge(page, 'allow-scripts allow-same-origin'),
  // A frame without `allow-same-origin` has the origin `null`.
  'forged-origin': (_, page) => forge(page, 'allow-scripts'),
  silence: (protocol) => {
    protocol.isSilent = true
  },
  flood: (protocol, page) => {
    let sent = 0
    const timer = page.setInterval(() => {
      for (let nth = 0; nth < 200; nth += 1) protocol.say('lsc:media:progress')
      sent += 200
      if (sent >= 10_000) page.clearInterval(timer)
    }, 20)
  },
  shapes: (protocol) => {
    const circle: Record<string, unknown> = { messageType: 'lsc:media:pause' }
    circle.itself = circle
    const odd = [null, 7, '', 'lsc:app:listen', [], {}, new Date(), new Map(), new Uint8Array(4), circle, { messageType: {} }]
    for (const data of odd) protocol.post(data)
    protocol.post({ messageType: 'lsc:product:add-to-cart', productId: 7, intent: 'add', sender: 'LiSA' })
    protocol.post({
      messageType: 'lsc:cta:click',
      ctaType: 'sponsor',
      auxiliaryData: { url: 'javascript:alert(1)' },
      sender: 'LiSA',
    })
  },
  reload: (_, page) => page.location.reload(),
}

/** A frame in this one that pretends to be the player, to the page around both. */
function forge(page: Window, sandbox: string): void {
  const messages = [
    { messageType: 'lsc:app:listen', sender: 'LiSA' },
    { messageType: 'lsc:product:add-to-cart', sender: 'LiSA', productId: 'forged', productTitle: 'Forged', intent: 'add' },
  ]
  const frame = page.document.createElement('iframe')
  frame.title = 'Forger'
  frame.hidden = true
  frame.setAttribute('sandbox', sandbox)
  frame.srcdoc = `<script>for (const message of ${JSON.stringify(messages)}) top.postMessage(message, '*')</script>`
  page.document.body.append(frame)
}

import { LisaPlayer, playerUrl, useCartBridge, useLisaPlayer } from 'lisa-query/player'
import { connectLisaPlayer, type PlayerConnection } from 'lisa-query/player/core'

const origin = 'https://shop.hello-lisa.com'

/** The player of a show, whose products go into the shop's cart. */
export function Watch({ show, add }: { show: string; add: (id: string) => Promise<void> }) {
  const player = useLisaPlayer({
    origins: [origin],
    on: { 'lsc:cta:click': ({ ctaType }) => console.log(ctaType) },
    onEvent: ({ name, mediaItemId }) => console.log(name, mediaItemId),
  })
  const cart = useCartBridge(player, { add: ({ productId }) => add(productId) })
  return (
    <>
      <LisaPlayer player={player} src={playerUrl({ origin, show })} title="First tracks" />
      {cart.failure && <p role="alert">{String(cart.failure.error)}</p>}
    </>
  )
}

/** The same without React. */
export function listen(frame: HTMLIFrameElement): PlayerConnection {
  const player = connectLisaPlayer(frame, { origins: [origin], sender: 'Shop' })
  player.on('lsc:product:add-to-cart', ({ productId, intent }) => console.log(intent, productId))
  // @ts-expect-error: the page says this, not the player
  player.on('lsc:player:viewport:pass', () => undefined)
  // @ts-expect-error: the player says this, not the page
  void player.send({ messageType: 'lsc:app:listen' })
  return player
}

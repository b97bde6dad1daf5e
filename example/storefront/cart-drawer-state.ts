import { create } from 'zustand'

/** Whether the cart is open; the player opens it, too. */
export const useCartDrawer = create(() => ({ isOpen: false, wasOpened: false }))

/** Shows what is in the cart. */
export const openCart = (): void => useCartDrawer.setState({ isOpen: true, wasOpened: true })

/** Puts it away. */
export const closeCart = (): void => useCartDrawer.setState({ isOpen: false })

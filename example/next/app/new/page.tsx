import type { ReactElement } from 'react'
import { EditShow } from '../shows/[id]/edit/edit-show'

/** It waits for nothing: of all pages with a form, Next answers only such a one with the action's state where JavaScript is off. */
export default function Page(): ReactElement {
  return <EditShow />
}

import type { ReactElement } from 'react'
import { Widget, WidgetBody } from '../../parts/widget/widget.tsx'
import { NotifyForm } from './notify-form.tsx'
import { SentUpdates } from './sent-updates.tsx'

/** Tells LiSA what changed in the shop, and keeps what it said to each. */
export function ProductUpdates(): ReactElement {
  return (
    <Widget name="updates" title="Product updates">
      <WidgetBody>
        <NotifyForm>
          <SentUpdates />
        </NotifyForm>
      </WidgetBody>
    </Widget>
  )
}

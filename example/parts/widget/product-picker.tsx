import { Combobox } from '@base-ui/react/combobox'
import { localize, type Product, useErrorState, useProducts } from 'lisa-query'
import { type ReactElement, useContext, useEffect, useState } from 'react'
import { DialogPlace } from '../dialog.tsx'
import field from './field.module.css'
import own from './own.module.css'
import styles from './product-picker.module.css'
import { Trouble } from './trouble.tsx'

interface ProductPickerProps {
  label: string
  value: Product | null
  onChange: (product: Product | null) => void
  /** What is said of a product behind its name, such as that it has unsaved changes. */
  remark?: (product: Product) => string | undefined
}

/** Any product of the shop: opening it reads all pages, one after the other, and typing looks through what is there. */
export function ProductPicker({ label, value, onChange, remark }: ProductPickerProps): ReactElement {
  const place = useContext(DialogPlace)
  const [isOpen, setOpen] = useState(false)
  const products = useProducts({ limit: 12 })
  const failed = useErrorState(products)
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage, data = [] } = products
  useEffect(() => {
    if (isOpen && hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage()
  }, [isOpen, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage])
  return (
    <div className={field.field}>
      <Combobox.Root<Product>
        items={data}
        value={value}
        onValueChange={onChange}
        open={isOpen}
        onOpenChange={setOpen}
        itemToStringLabel={nameOf}
        isItemEqualToValue={(one, other) => one.id === other.id}
      >
        <Combobox.Label className={field.label}>{label}</Combobox.Label>
        <Combobox.Trigger className={`${field.input} ${styles.trigger}`}>
          <span className={styles.chosen}>
            <Combobox.Value placeholder="Choose a product" />
          </span>
          <svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
            <path d="M5 8l5 5 5-5" strokeLinecap="round" strokeLinejoin="round" />
          </svg>
        </Combobox.Trigger>
        <Combobox.Portal container={place ?? undefined}>
          <Combobox.Positioner className={styles.place} sideOffset={4}>
            <Combobox.Popup className={`${own.own} ${styles.popup}`} aria-label={label}>
              <Combobox.Input
                className={`${field.input} ${styles.search}`}
                placeholder="Search"
                aria-label="Search the products"
              />
              <Combobox.Empty className={styles.empty}>No product is called that.</Combobox.Empty>
              <Combobox.List className={styles.list}>
                {(product: Product) => (
                  <Combobox.Item key={product.id} value={product} className={styles.item}>
                    <img src={product.mainImage?.url} alt="" width="36" height="36" />
                    <span>{nameOf(product)}</span>
                    <span className={styles.remark}>{remark?.(product)}</span>
                  </Combobox.Item>
                )}
              </Combobox.List>
              <div className={styles.foot}>
                <Combobox.Status>{sayHowMany(data.length, hasNextPage || products.isPending)}</Combobox.Status>
                <Trouble state={failed} isQuiet />
              </div>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </div>
  )
}

/** What a product is called in the visitor's language. */
export const nameOf = ({ title, name, id }: Product): string => localize(title, navigator.languages) ?? name ?? id

const sayHowMany = (count: number, hasMore: boolean): string =>
  hasMore ? `${count} products, reading more…` : `${count} products`

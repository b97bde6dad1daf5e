import { type Product, useErrorState, useProduct, useProducts } from 'lisa-query'
import { type ReactElement, useState } from 'react'
import { ProductPicker } from '../../parts/widget/product-picker.tsx'
import { Trouble } from '../../parts/widget/trouble.tsx'
import { Widget, WidgetBody } from '../../parts/widget/widget.tsx'
import { WidgetStatus } from '../../parts/widget/widget-status.tsx'
import styles from './product-editor.module.css'
import { ProductForm } from './product-form.tsx'
import type { ProductValues } from './product-values.ts'

/** Changes the title and the price of a product. */
export function ProductEditor(): ReactElement {
  return (
    <Widget name="editor" title="Product editor">
      <Editor />
    </Widget>
  )
}

function Editor(): ReactElement {
  const products = useProducts({ limit: 12 }) // the picker's, whose first one is here until another is chosen
  const [picked, setPicked] = useState<Product | null>()
  const chosen = picked === undefined ? (products.data?.[0] ?? null) : picked
  // What is typed belongs to its product: whoever looks at another one meanwhile finds it again.
  const [typed, setTyped] = useState<Readonly<Record<string, ProductValues>>>({})
  const product = useProduct(chosen?.id)
  const notRead = useErrorState(product)
  const notListed = useErrorState(products)
  const failed = notRead ?? (chosen ? null : notListed)
  const keep = (id: string, values: ProductValues | undefined): void =>
    setTyped(({ [id]: _, ...others }) => (values ? { ...others, [id]: values } : others))
  return (
    <WidgetBody>
      <div className={styles.picker}>
        <ProductPicker
          label="Product"
          value={chosen}
          onChange={setPicked}
          remark={({ id }) => (typed[id] ? 'not saved' : undefined)}
        />
      </div>
      {product.data ? (
        <ProductForm
          key={product.data.id}
          product={product.data}
          failed={failed}
          typed={typed[product.data.id]}
          onType={(values) => keep(product.data.id, values)}
        />
      ) : (
        <>
          <div className={styles.fields}>
            <Trouble state={failed} />
            {!failed && (
              <p className={styles.empty}>
                {picked === null ? 'Choose a product to change what it is called and what it costs.' : 'Reading the product…'}
              </p>
            )}
          </div>
          <WidgetStatus />
        </>
      )}
    </WidgetBody>
  )
}

import { LisaProvider } from 'lisa-query'
import { type ComponentType, type LazyExoticComponent, lazy, type ReactElement, Suspense, useEffect } from 'react'
import { Link } from 'wouter'
import { DemoPanel } from './demo-panel.tsx'
import { lisa, queryClient } from './forms-client.ts'
import styles from './forms-page.module.css'
import { chooseNextAnswer } from './next-answer.ts'
import { type Refusal, refusals } from './refusals.ts'
import { SignIn } from './sign-in.tsx'
import { WaitingForm } from './waiting-form.tsx'

interface FormPage {
  slug: string
  label: string
  /** What it is built with. */
  made: string
  lead: string
  Form: LazyExoticComponent<ComponentType>
  refusal: Refusal
}

const pages: readonly FormPage[] = [
  {
    slug: 'show',
    label: 'Plan a show',
    made: 'React alone',
    lead: 'A form without a library: useFieldErrors puts what LiSA refuses at its fields.',
    Form: lazy(async () => ({ default: (await import('./new-show.tsx')).NewShow })),
    refusal: refusals.show,
  },
  {
    slug: 'product',
    label: 'Edit a product',
    made: 'React Hook Form',
    lead: 'Fields that come and go: the errors of the variants stay with them.',
    Form: lazy(async () => ({ default: (await import('./first-product.tsx')).FirstProduct })),
    refusal: refusals.product,
  },
  {
    slug: 'notify',
    label: 'Notify an update',
    made: 'TanStack Form',
    lead: 'LiSA takes a notification and processes it later: what comes back is a receipt.',
    Form: lazy(async () => ({ default: (await import('./notify-update.tsx')).NotifyUpdate })),
    refusal: refusals.notify,
  },
]

/** Three forms, three ways to build one: whatever LiSA answers, nothing that was typed is lost. */
export function FormsPage({ slug }: { slug: string }): ReactElement {
  const page = pages.find((one) => one.slug === slug)
  return (
    <div className={styles.page}>
      <title>{`${page?.label ?? 'Forms'} · lisa-query forms`}</title>
      <nav className={styles.which} aria-label="Forms">
        {pages.map(({ slug, label, made }) => (
          <Link key={slug} href={`/forms/${slug}`} aria-current={slug === page?.slug ? 'page' : undefined}>
            <strong>{label}</strong> <span>{made}</span>
          </Link>
        ))}
      </nav>
      {page ? <Subject key={slug} page={page} /> : <p>There is no form {slug}.</p>}
    </div>
  )
}

function Subject({ page: { label, lead, Form, refusal } }: { page: FormPage }): ReactElement {
  // What was chosen is for the form that it was chosen at.
  useEffect(() => () => chooseNextAnswer(''), [])
  return (
    <LisaProvider client={lisa} queryClient={queryClient}>
      <section className={styles.subject} aria-labelledby="form">
        <div className={styles.head}>
          <h1 id="form">{label}</h1>
          <p>{lead}</p>
        </div>
        <DemoPanel refusal={refusal} />
        <Suspense fallback={<WaitingForm says="One moment…" />}>
          <Form />
        </Suspense>
      </section>
      <SignIn />
    </LisaProvider>
  )
}

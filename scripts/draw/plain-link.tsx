import type { ComponentProps } from 'react'

/** Stands in for Next's link where there is no Next. */
export default function PlainLink({ prefetch: _, ...props }: ComponentProps<'a'> & { prefetch?: boolean }) {
  return <a {...props} />
}

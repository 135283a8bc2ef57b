import { Fragment } from 'react'
import '#components/ui/command.css'

/** Addresses that someone copies to their provider, each under its name. */
export function ToCopy({ addresses }: { addresses: readonly (readonly [name: string, address: string])[] }) {
  return (
    <dl className="my-4">
      {addresses.map(([name, address]) => (
        <Fragment key={address}>
          <dt className="text-note text-ink-soft">{name}</dt>
          <dd className="mb-2">
            <code className="address">{address}</code>
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

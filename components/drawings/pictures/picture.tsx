import type { ReactNode } from 'react'
import { Drawing } from '#components/drawings/drawing.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Text } from '#domain/scenario/module.ts'
import { pictureSize } from './picture-size.ts'
import { pictures } from './pictures.ts'
import './picture.css'

/** A picture with risks in it, by its name; what lies over it (places to mark, verdicts) are its children. */
export function Picture({ name, description, children }: { name: string; description: Text; children?: ReactNode }) {
  const shapes = pictures[name]
  const box = `0 0 ${pictureSize.width} ${pictureSize.height}`
  return (
    <figure className="picture">
      {shapes !== undefined && (
        <>
          <svg viewBox={box} aria-hidden="true">
            <Drawing shapes={shapes} />
          </svg>
          {children && (
            // biome-ignore lint/a11y/noSvgWithoutTitle: each place in it has a name of its own
            <svg className="picture-places" viewBox={box}>
              {children}
            </svg>
          )}
        </>
      )}
      <figcaption className={shapes !== undefined ? 'sr-only' : undefined}>
        <Words text={description} />
      </figcaption>
    </figure>
  )
}

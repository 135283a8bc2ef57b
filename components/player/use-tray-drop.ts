import { type DragEvent, useState } from 'react'

type DragHandlers = {
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: () => void
  readonly onDrop: (event: DragEvent) => void
}

export type TrayDrop = {
  /** The tray that something is held over. */
  readonly over: string | null
  readonly handlersOf: (trayId: string) => DragHandlers
}

/** Lets trays take what is dragged with a mouse: an extra, for the list beside them has the controls. */
export function useTrayDrop(onDrop: (trayId: string) => void): TrayDrop {
  const [over, setOver] = useState<string | null>(null)
  return {
    over,
    handlersOf: (trayId) => ({
      onDragOver: (event) => {
        event.preventDefault()
        setOver(trayId)
      },
      onDragLeave: () => setOver(null),
      onDrop: (event) => {
        event.preventDefault()
        setOver(null)
        onDrop(trayId)
      },
    }),
  }
}

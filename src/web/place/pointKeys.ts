/** A place on a plan, in thousandths of its width and height. */
export interface At {
  x: number
  y: number
}

const STEP = 10
const WIDE_STEP = 50
const MOVES: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const onPlan = (n: number): number => Math.min(1000, Math.max(0, Math.round(n)))

/** Where an arrow key moves a point; with shift farther. Undefined for every other key. */
export function moved({ x, y }: At, { key, shiftKey }: { key: string; shiftKey: boolean }): At | undefined {
  const move = MOVES[key]
  const step = shiftKey ? WIDE_STEP : STEP
  return move && { x: onPlan(x + move[0] * step), y: onPlan(y + move[1] * step) }
}

/** Which place of a picture was pressed. */
export const pressed = (
  { clientX, clientY }: { clientX: number; clientY: number },
  box: { left: number; top: number; width: number; height: number },
): At => ({
  x: onPlan((1000 * (clientX - box.left)) / box.width),
  y: onPlan((1000 * (clientY - box.top)) / box.height),
})

import QRCode from 'qrcode'

/**
 * A QR code as SVG markup with a transparent ground, drawn in the surrounding colour; level M stands some
 * glare on a screen.
 */
export async function qrSvg(text: string): Promise<string> {
  const svg = await QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return svg.replace('<svg ', '<svg role="img" aria-hidden="true" ')
}

/** The same for a terminal. */
export const qrTerminal = (text: string): Promise<string> => QRCode.toString(text, { type: 'terminal', small: true })

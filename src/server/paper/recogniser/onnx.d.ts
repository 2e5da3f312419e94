/** What Grove uses of onnxruntime-node 1.16, whose package has no types. */
declare module 'onnxruntime-node' {
  export class Tensor {
    constructor(type: 'float32', data: Float32Array, dims: readonly number[])
    readonly data: Float32Array
  }
  export class InferenceSession {
    static create(
      path: string,
      options?: { intraOpNumThreads?: number; interOpNumThreads?: number },
    ): Promise<InferenceSession>
    readonly inputNames: readonly string[]
    readonly outputNames: readonly string[]
    run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>
  }
  const all: { InferenceSession: typeof InferenceSession; Tensor: typeof Tensor }
  export default all
}

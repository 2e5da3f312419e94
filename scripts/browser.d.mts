export declare const FLAGS: string[]
export declare function findBrowser(): string

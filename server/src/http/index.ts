export { openHttp } from './open-http.ts';
export { openLog } from './log.ts';
export type { HttpNeeds } from './routes/index.ts';
export { describeApi, type OpenApiDocument } from './describe-api.ts';

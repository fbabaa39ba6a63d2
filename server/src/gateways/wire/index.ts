export { callGateway, type GatewayAnswer, type GatewayCall } from './call.ts';
export { readExactJson } from './json.ts';
export { readDecimal, writeDecimal } from './decimal.ts';
export { readRounded } from './rounding.ts';
export { isJsonObject, readJsonTree, type JsonObject, type JsonTree, type Lexeme } from './json-tree.ts';
export { phpJson, phpNumber, type PhpJsonOptions } from './php-json.ts';
export { ksort, phpQuery, type Pairs, type QueryValue } from './php-query.ts';
export { readTime } from './time.ts';

/** What a bundler replaces for the build at hand. Only the package's own build reads this file: elsewhere Node's types say the same. */
declare const process: { env: { NODE_ENV?: string } }

/** The methods an endpoint can have; all but GET are writes. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

import '../browser/tabs.spec.ts'

//! Marketplace files in and out: sniff, parse, plan, apply; declarative formats; CSV and XLSX codecs

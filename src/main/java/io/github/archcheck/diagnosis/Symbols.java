package io.github.archcheck.diagnosis;

import java.util.List;
import java.util.regex.Pattern;

/** Whose symbols are whose, by their names. */
final class Symbols {
    private record Family(Pattern name, String remark) {}

    private static final List<Family> FAMILIES = List.of(
            new Family(
                    Pattern.compile("_{0,2}Py[A-Z_].*"),
                    ": it is one of Python's own, so the file was built for another Python version or build"),
            new Family(
                    Pattern.compile("_{1,3}(?:ZNK?3c10|ZNK?2at|ZN5torch|ZNK?5torch|ZN6caffe2|ZTIN3c10|ZTVN5torch).*"),
                    ": it is one of PyTorch's, so the file was built with another PyTorch version"),
            new Family(
                    Pattern.compile("_{1,3}ZNK?10tensorflow.*|_{0,1}TF_.*"),
                    ": it is one of TensorFlow's, so the file was built with another TensorFlow version"),
            new Family(
                    Pattern.compile("_{1,3}ZNS[t_]?7__cxx11.*|.*__cxx11.*|_{1,3}ZNSt.*|_{1,3}ZSt.*"),
                    ": it is one of the C++ library's, so the file was built with another or newer compiler"),
            new Family(
                    Pattern.compile("_{0,1}(?:OMPI_|ompi_|MPI_|MPIR_|mpi_).*"),
                    ": it is one of MPI's, so another MPI library is found than the one it was built with"),
            new Family(
                    Pattern.compile("_{0,1}(?:ERR_|SSL_|EVP_|OPENSSL_|CRYPTO_|BIO_|X509|RSA_|FIPS_|ENGINE_).*"),
                    ": it is one of OpenSSL's, so another OpenSSL is found than the one it was built with"),
            new Family(
                    Pattern.compile("_{0,1}PQ[a-z].*"),
                    ": it is one of libpq's, the PostgreSQL client, which is missing or too old"),
            new Family(
                    Pattern.compile("_{0,1}(?:cblas_|[sdcz](?:gemm|gemv|potrf|gesv|syrk|getrf|axpy|dot)).*_{0,1}"),
                    ": it is one of BLAS's and LAPACK's, whose library was not linked"),
            new Family(
                    Pattern.compile("_{0,1}(?:GOMP_|omp_|__?kmpc_).*|___kmpc_.*"),
                    ": it is one of OpenMP's, whose run-time library was not linked"),
            new Family(
                    Pattern.compile("_{0,1}(?:cublas|cudnn|cusparse|__?cuda|__nv).*"),
                    ": it is one of CUDA's, of another version than the one installed"));

    /** Functions that glibc has and musl has not. */
    private static final Pattern GLIBC_ONLY = Pattern.compile("__\\w{2,40}_chk|__(?:strdup|strndup|strtok_r|rawmemchr"
            + "|isnanf?|isinff?|finitef?|signbitf?|strto\\w{1,3}_internal|isoc99_\\w{1,20}|isoc23_\\w{1,20}|register_atfork"
            + "|res_\\w{1,30}|libc_\\w{1,40}|[lf]?xstat(?:64)?|xstat64|fxstatat(?:64)?|xmknod|sigsetjmp|sched_cpu\\w{1,12}"
            + "|cxa_thread_atexit_impl|sysconf|open64_2|read_chk|fdelt_chk|getpagesize|pthread_key_create"
            + "|pthread_unwind_next|pthread_register_cancel|poll|environ|newlocale|uselocale|freelocale|duplocale"
            + "|ctype_\\w{1,20}|wcsftime_l|strftime_l|secure_getenv|mbrlen|fpclassifyf?|exp2?f?_finite|\\w{2,10}_finite)"
            + "|gnu_get_libc_version|gnu_get_libc_release|\\w{2,20}64|backtrace(?:_symbols)?(?:_fd)?|mallinfo2?|malloc_trim"
            + "|mallopt|(?:get|set|make|swap)context|(?:str|mem)frob|pvalloc|cfree|initstate_r|random_r|srandom_r|setstate_r"
            + "|[dlmn]rand48_r|srand48_r|gnu_dev_\\w{5,7}|fts_\\w{1,10}|obstack_\\w{1,20}|_obstack_\\w{1,20}|argp_\\w{1,20}"
            + "|error(?:_at_line|_message_count)?|rawmemchr|canonicalize_file_name|strtoq|strtouq|getservby\\w{4}_r"
            + "|gethostent_r|getprotoby\\w{4,6}_r|pthread_(?:attr_setaffinity_np|attr_getaffinity_np|yield|rwlockattr_setkind_np)"
            + "|__?IO_\\w{1,30}|_dl_\\w{1,30}|_res|dlmopen|dlvsym|crypt_r?_?\\w{0,4}|strerror_l|sysctl|fputs_unlocked64"
            + "|fcntl64|stat64|lstat64|fstat64|__errno_location_64|__vdso_\\w{1,20}|ld_\\w{1,20}|__tls_get_addr_opt");

    private Symbols() {}

    /** A remark that goes on a sentence; empty when the name says nothing. */
    static String origin(String symbol) {
        return FAMILIES.stream()
                .filter(family -> family.name().matcher(symbol).matches())
                .map(Family::remark)
                .findFirst()
                .orElse("");
    }

    static boolean isPythons(String symbol) {
        return FAMILIES.get(0).name().matcher(symbol).matches();
    }

    static boolean isGlibcOnly(String symbol) {
        return GLIBC_ONLY.matcher(symbol).matches();
    }
}

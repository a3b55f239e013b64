# The build fills in what stands between @ signs: see target/dist/archcheck.rb.
class Archcheck < Formula
  desc "Tells which native binaries of a Python environment cannot run on a machine"
  homepage "https://github.com/archcheck/archcheck"
  url "https://github.com/archcheck/archcheck/releases/download/v@version@/archcheck-@version@.tar.gz"
  sha256 "@sha256@"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install "bin", "lib", "licenses", "NOTICE"
    # The archives that make later starts quick are made in libexec, and go with it.
    (bin/"archcheck").write_env_script libexec/"bin/archcheck", Language::Java.overridable_java_home_env
    share.install "share/man" if File.directory?("share/man")
    bash_completion.install "share/bash-completion/completions/archcheck"
    fish_completion.install "share/fish/vendor_completions.d/archcheck.fish"
    zsh_completion.install "share/zsh/site-functions/_archcheck"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/archcheck --version")
    (testpath/"module.abi3.so").write "not a library"
    assert_match "AC", shell_output("#{bin}/archcheck scan --target linux-x86_64 #{testpath}", 1)
  end
end
